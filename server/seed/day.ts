/** Days from today: -30 is thirty days ago. */
export type Day = number;
