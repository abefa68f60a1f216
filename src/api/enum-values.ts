/** Values of a schema's enum → the model's words: `doNotList` is spelled DO_NOT_LIST. */
export function enumValues(words: Readonly<Record<string, unknown>>): Record<string, string> {
  const upper = (word: string) => word.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  return Object.fromEntries(Object.keys(words).map((word) => [upper(word), word]));
}
