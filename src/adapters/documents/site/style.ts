// The look of the site: Lightning's, written anew, without a font or picture from anywhere. Dark is another set of values.

export const siteStyle = `
:root { color-scheme: light;
  --page: #f3f3f3; --card: #fff; --text: #181818; --soft: #444; --line: #c9c9c9; --faint: #e5e5e5; --link: #0b5cab; --brand: #0176d3;
  --code: #f3f3f3; --info: #e8f2fd; --warning: #fdf0d8; --error: #feded8; --top: #032d60; --top-text: #fff; --yes: #0a5c36;
  --start: #0a5c36; --action: #0b5cab; --data: #b0164e; --decision: #a04d00; --logic: #a04d00; --loop: #a04d00; --screen: #1b5297; --wait: #5a1ba9; --object: #5867e8; --end: #444; }
@media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { color-scheme: dark;
  --page: #111; --card: #1c1c1c; --text: #eee; --soft: #bbb; --line: #5c5c5c; --faint: #333; --link: #78b0fd; --brand: #57a3fd;
  --code: #2a2a2a; --info: #0c2a4d; --warning: #3d2a05; --error: #4a1410; --top: #001639; --top-text: #eee; --yes: #7dd69b;
  --start: #2e844a; --action: #0176d3; --data: #d6336c; --decision: #b86200; --logic: #b86200; --loop: #b86200; --screen: #1b96ff; --wait: #7f56d9; --object: #5867e8; --end: #777; } }
:root[data-theme=dark] { color-scheme: dark;
  --page: #111; --card: #1c1c1c; --text: #eee; --soft: #bbb; --line: #5c5c5c; --faint: #333; --link: #78b0fd; --brand: #57a3fd;
  --code: #2a2a2a; --info: #0c2a4d; --warning: #3d2a05; --error: #4a1410; --top: #001639; --top-text: #eee; --yes: #7dd69b;
  --start: #2e844a; --action: #0176d3; --data: #d6336c; --decision: #b86200; --logic: #b86200; --loop: #b86200; --screen: #1b96ff; --wait: #7f56d9; --object: #5867e8; --end: #777; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: 4px; text-decoration-thickness: 1px; } a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 8px; top: 8px; z-index: 9; background: var(--card); padding: 8px 12px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.top { position: sticky; top: 0; z-index: 5; display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; padding: 8px 16px; background: var(--top); color: var(--top-text); }
.brand { color: inherit; text-decoration: none; } .brand strong { font-size: 16px; } .brand span { opacity: .85; margin-left: 8px; font-size: 12px; }
.search { position: relative; flex: 1 1 240px; max-width: 560px; margin-left: auto; }
.search input { width: 100%; min-height: 36px; padding: 4px 12px; border: 1px solid var(--line); border-radius: 18px; background: var(--card); color: var(--text); font: inherit; }
.search input::placeholder { color: var(--soft); opacity: 1; }
#results { position: absolute; inset: 42px 0 auto; max-height: 70vh; overflow: auto; background: var(--card); color: var(--text); border: 1px solid var(--line); border-radius: 4px; box-shadow: 0 4px 16px #0005; }
#results ul { list-style: none; margin: 0; padding: 4px 0; } #results a { display: block; padding: 6px 12px; color: inherit; text-decoration: none; }
#results a:hover, #results a:focus { background: var(--info); } #results strong { color: var(--link); } #results small { color: var(--soft); display: block; } #results p { margin: 8px 12px; }
.top button { min-height: 36px; padding: 0 12px; border: 1px solid currentColor; border-radius: 4px; background: none; color: inherit; font: inherit; cursor: pointer; }
.frame { display: grid; grid-template-columns: 232px minmax(0, 1fr); max-width: 1680px; margin: 0 auto; }
.chapters ul, .contents ul { list-style: none; margin: 0; padding: 0; }
.chapters { padding: 16px 0; } .chapters a { display: block; padding: 7px 16px; border-left: 4px solid transparent; color: var(--text); text-decoration: none; }
.chapters a:hover { background: var(--faint); } .chapters a[aria-current] { border-color: var(--brand); background: var(--card); font-weight: 600; }
main { padding: 16px 24px 64px; outline: none; }
.kind { margin: 0; color: var(--soft); font-size: 13px; } h1 { margin: 0 0 8px; font-size: 26px; line-height: 1.25; font-weight: 600; } .lead { font-size: 16px; max-width: 80ch; white-space: pre-line; }
.contents ul { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 8px 0 12px; }
section { margin: 0 0 16px; padding: 12px 16px 16px; background: var(--card); border: 1px solid var(--line); border-radius: 4px; scroll-margin-top: 64px; }
h2 { margin: 0 0 8px; font-size: 17px; font-weight: 600; }
dl { margin: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 8px 24px; } dt { color: var(--soft); font-size: 12px; } dd { margin: 0; border-bottom: 1px solid var(--faint); min-height: 22px; }
.scroll { overflow-x: auto; } .scroll + .scroll { margin-top: 12px; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; font-size: 12px; color: var(--soft); white-space: nowrap; font-weight: 600; } th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--faint); vertical-align: top; } td { min-width: 64px; max-width: 640px; }
tr { scroll-margin-top: 72px; } :target { scroll-margin-top: 64px; } tr:target td { background: var(--info); }
code { font: 12.5px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--code); padding: 1px 4px; border-radius: 3px; white-space: pre-wrap; }
pre { margin: 0 0 12px; padding: 12px; background: var(--code); overflow: auto; border-radius: 4px; } pre code { padding: 0; }
.note { padding: 8px 12px; border-left: 4px solid var(--brand); background: var(--info); } .note.warning { background: var(--warning); border-color: #a04d00; } .note.error { background: var(--error); border-color: #ba0517; }
.yes { color: var(--yes); font-weight: 600; } .no { color: var(--soft); } .statements { margin: 0 0 8px; padding-left: 20px; } small { color: var(--soft); font-size: 13px; } .evidence { font-style: italic; }
.picture { max-height: 82vh; overflow: auto; } .diagram { display: block; max-width: none; margin: 0 auto; font: 13px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
.diagram .box { fill: var(--card); stroke: var(--line); } .diagram .name { fill: var(--text); font-weight: 600; } .diagram .detail { fill: var(--soft); font-size: 11.5px; } .diagram .icon { fill: #fff; fill-rule: evenodd; }
.diagram a { text-decoration: none; } .diagram a .name { fill: var(--link); } .diagram a:hover .box { stroke: var(--brand); stroke-width: 2; }
.diagram .arrow { fill: none; stroke: var(--soft); stroke-width: 1.4; } .diagram .arrow.fault { stroke-dasharray: 5 4; stroke: #d64545; } .diagram .arrow.owns { stroke-width: 2.6; } .diagram .head { fill: var(--soft); }
.diagram .label rect { fill: var(--card); stroke: var(--faint); } .diagram .label text { fill: var(--soft); font-size: 11.5px; text-anchor: middle; }
.start .badge { fill: var(--start); } .end .badge { fill: var(--end); } .action .badge { fill: var(--action); } .data .badge { fill: var(--data); } .decision .badge { fill: var(--decision); } .logic .badge { fill: var(--logic); } .loop .badge { fill: var(--loop); } .screen .badge { fill: var(--screen); } .wait .badge { fill: var(--wait); } .object .badge { fill: var(--object); } .focus .badge { fill: var(--brand); } .focus .box { stroke: var(--brand); stroke-width: 2; }
@media (max-width: 800px) { .frame { display: block; } .chapters ul { display: flex; overflow-x: auto; } .chapters { padding: 0; border-bottom: 1px solid var(--line); } .chapters a { white-space: nowrap; border-left: 0; border-bottom: 3px solid transparent; padding: 8px 12px; } main { padding: 12px; } .search { order: 3; flex-basis: 100%; max-width: none; margin: 0; } .top { position: static; } }
@media print { .top, .chapters, .contents { display: none; } .frame { display: block; } section { break-inside: avoid-page; border: 0; } }
`;
