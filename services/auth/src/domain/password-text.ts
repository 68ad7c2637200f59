/**
 * A password in the form that is hashed: the same signs typed on another system may come as other characters (NFD on some,
 * full width on others), and mean the same.
 */
export function passwordText(given: string): string {
  return given.normalize('NFKC');
}
