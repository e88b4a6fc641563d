/** A number in a table, with its point below those of other rows; a dash where it is not known. */
export function cell(value: number, digits: number, width: number): string {
  return (Number.isNaN(value) ? "-" : value.toFixed(digits)).padStart(width);
}
