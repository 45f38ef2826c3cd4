/** What a decision would do to the counts, before it is taken. */
package io.duban.complaint.effect;
