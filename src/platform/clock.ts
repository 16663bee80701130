/** The clock; every verb takes `now` as an argument, and only the edges ask this for it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
