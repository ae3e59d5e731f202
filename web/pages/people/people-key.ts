/** Under which the list of people is kept among what was read. */
export const peopleKey = ['people'];
