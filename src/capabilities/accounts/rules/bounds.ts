// How long the short lists of accounts can grow. They are read whole, so each has an end.

/** Everybody who ever worked in a firm. */
export const mostMembers = 1000
/** Invitations of a firm that can still be accepted. */
export const mostInvitations = 200
/** Keys of a firm that were not revoked. */
export const mostKeys = 100
