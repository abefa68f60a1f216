/** A cell because of which a row cannot be understood: its column by the name of our code, what stands there, and why. */
export class RowFault extends Error {
  readonly column: string;
  readonly value: string;

  constructor(column: string, value: string, reason: string) {
    super(reason);
    this.name = "RowFault";
    this.column = column;
    this.value = value;
  }
}
