/** Pages of lists that are narrowed in many ways at once. */
package io.duban.complaint.paging;
