// @ts-check
// The address of a hit, `…?q=网络强国&year=2021#p5.2`: what a search has put into it.

const OURS = /^(q|text|type|year|in|off)(=|$)/;

const parts = (/** @type {string} */ search) => search.split(/[?&]/).filter(Boolean);

/** Whether the query of an address is a search. @param {string} search */
export const isSearch = (search) => parts(search).some((part) => /^q=./.test(part));

/** The query of an address, without what a search has put into it. @param {string} search */
export function plain(search) {
  if (!isSearch(search)) return search;
  const others = parts(search).filter((part) => !OURS.test(part));
  return others.length ? `?${others.join("&")}` : "";
}

/** Only what a search has put into it. @param {string} search */
export const searched = (search) => `?${parts(search).filter((part) => OURS.test(part)).join("&")}`;

/** The query of a hit's address, with the others of this page: its view. @param {string} search @param {string} here */
export const joinedWith = (search, here) => [searched(search), ...parts(plain(here))].join("&");
