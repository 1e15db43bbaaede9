// @ts-check
// What the browser remembers. It may forbid it (a setting, a sandbox): then nothing is remembered and nothing breaks.

/**
 * The remembered value, or null.
 * @param {string} key
 */
export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * Remember a value.
 * @param {string} key
 * @param {string} value
 */
export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // nothing to do: see above
  }
}
