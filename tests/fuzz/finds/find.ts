/** An input that broke a property once. The comment of each says what it did. */
export interface Find {
  door: 'framing' | 'er7' | 'json';
  input(): Buffer;
}
