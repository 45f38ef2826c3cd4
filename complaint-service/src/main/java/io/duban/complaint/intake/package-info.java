/** Complaints on their way in, one by one or as a stream. */
package io.duban.complaint.intake;
