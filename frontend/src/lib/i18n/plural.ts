/** "1 person", "2 people". */
export const many = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`;
