/** How many complaints there are of each kind: counts that are kept, never made by listing. */
package io.duban.complaint.tally;
