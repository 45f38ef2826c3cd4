/**
 * What becomes of a complaint after it was taken in (RULES 5): dispatch, resolution, appeal, merge.
 */
package io.duban.complaint.life;
