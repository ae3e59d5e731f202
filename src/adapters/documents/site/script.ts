// What the pages run: appearance, and search over an index that lies beside them as scripts. A page that is opened from disk may
// fetch nothing, but it may load scripts.

import { siteWords } from '../../../text/scan/site-words.ts';
import { splitWords } from './split-words.ts';

/** Runs before anything is drawn. */
export const themeScript = `(function () {
  var root = document.documentElement;
  function stored() { try { return localStorage.getItem('theme'); } catch (e) { return null; } }
  if (stored()) root.setAttribute('data-theme', stored());
  document.addEventListener('DOMContentLoaded', function () {
    document.getElementById('theme').addEventListener('click', function () {
      var dark = root.getAttribute('data-theme') ? root.getAttribute('data-theme') === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      root.setAttribute('data-theme', dark ? 'light' : 'dark');
      try { localStorage.setItem('theme', dark ? 'light' : 'dark'); } catch (e) { /* a browser that keeps nothing still shows it */ }
    });
  });
})();
`;

/** `documentationIndex.shard` is what each file of the index calls. */
export function searchScript(shards: number): string {
  return `(function () {
  var root = document.documentElement.getAttribute('data-root') || '';
  var words = ${JSON.stringify({ loading: siteWords.loading, nothing: siteWords.nothing, found: siteWords.found })};
  var splitWords = ${splitWords.toString()};
  var shards = [], asked = false, missing = ${shards} + 1;
  var input = document.getElementById('search'), results = document.getElementById('results'), found = document.getElementById('found');
  window.documentationIndex = { shard: function (text) { shards.push(text); } };
  function load(path) {
    var script = document.createElement('script');
    script.src = root + path;
    script.onload = script.onerror = function () { missing -= 1; if (missing === 0) ready(); };
    document.head.appendChild(script);
  }
  function start() {
    if (asked) return;
    asked = true;
    load('assets/minisearch.js');
    for (var i = 1; i <= ${shards}; i += 1) load('search/index-' + i + '.js');
  }
  var indexes = null;
  function ready() {
    indexes = shards.map(function (text) {
      return MiniSearch.loadJSON(text, { fields: ['n', 'l', 'd'], storeFields: ['n', 'l', 't', 'h'], tokenize: splitWords });
    });
    shards = [];
    show();
  }
  function line(hit) {
    var item = document.createElement('li'), link = document.createElement('a'), name = document.createElement('strong'), more = document.createElement('small');
    link.href = root + hit.h;
    name.textContent = hit.n;
    more.textContent = hit.t + (hit.l ? ' · ' + hit.l : '');
    link.append(name, more);
    item.append(link);
    return item;
  }
  function show() {
    var query = input.value.trim();
    results.replaceChildren();
    results.hidden = query === '';
    if (query === '') { found.textContent = ''; return; }
    if (!indexes) { found.textContent = words.loading; say(words.loading); return; }
    var hits = [];
    indexes.forEach(function (index) {
      hits = hits.concat(index.search(query, { prefix: true, fuzzy: 0.15, combineWith: 'AND', boost: { n: 4, l: 3 } }).slice(0, 30));
    });
    var exact = query.toLowerCase();
    function rank(hit) { return hit.score * ((hit.n || '').toLowerCase() === exact || (hit.l || '').toLowerCase() === exact ? 100 : 1); }
    hits.sort(function (a, b) { return rank(b) - rank(a) || (a.n < b.n ? -1 : 1); });
    found.textContent = hits.length === 0 ? words.nothing : hits.length + ' ' + words.found;
    if (hits.length === 0) { say(words.nothing); return; }
    var list = document.createElement('ul');
    hits.slice(0, 30).forEach(function (hit) { list.append(line(hit)); });
    results.append(list);
  }
  function say(text) { var p = document.createElement('p'); p.textContent = text; results.append(p); }
  input.addEventListener('focus', start);
  input.addEventListener('input', function () { start(); show(); });
  document.addEventListener('keydown', function (event) {
    var typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === '/' && !typing) { event.preventDefault(); input.focus(); }
    if (event.key === 'Escape') { results.hidden = true; if (results.contains(event.target)) input.focus(); }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    var stops = [input].concat(Array.from(results.querySelectorAll('a')));
    var at = stops.indexOf(event.target);
    if (at < 0 || results.hidden) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + (event.key === 'ArrowDown' ? 1 : -1), 0), stops.length - 1)].focus();
  });
  document.addEventListener('click', function (event) { if (!results.contains(event.target) && event.target !== input) results.hidden = true; });
})();
`;
}
