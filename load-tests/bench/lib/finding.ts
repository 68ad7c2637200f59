/** One figure; with a goal it is met or not. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  atMost?: number;
  atLeast?: number;
}

/** A table of results; numbers are printed with three significant digits. */
export interface Table {
  title: string;
  columns: string[];
  rows: (string | number)[][];
}

/** What one question of the bench has found out. */
export interface Finding {
  title: string;
  /** What was done, and how to read it. */
  method: string;
  figures: Figure[];
  tables: Table[];
}

/** Undefined for a figure without a goal. */
export function isMet({ value, atMost, atLeast }: Figure): boolean | undefined {
  if (atMost !== undefined) return value <= atMost;
  return atLeast === undefined ? undefined : value >= atLeast;
}
