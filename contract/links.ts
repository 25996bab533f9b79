/**
 * What an alert's id completes to the link that messages carry has this many characters at the most: an SMS of 160 also holds the
 * level, the emergency number and the place.
 */
export const longestLinkBase = 70;
