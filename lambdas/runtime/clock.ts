/** The time, as use cases ask for it. */
export const clock = () => new Date();
