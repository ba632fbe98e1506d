// Where in localStorage the small choices of a person lie: this, and the name of the choice.
export const REMEMBERED = "huifang.";
