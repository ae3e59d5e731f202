// The picture in the tab of a browser, which asks the host for one of its own where a page names none.

export const siteIcon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b5cab"/><path d="M20 6a6 6 0 0 0-5.7 7.9L6 22.2V26h4v-2.5h2.5V21H15l2.1-2.1A6 6 0 1 0 20 6Zm1.6 6.4a1.9 1.9 0 1 1 0-3.8 1.9 1.9 0 0 1 0 3.8Z" fill="#fff"/></svg>\n';
