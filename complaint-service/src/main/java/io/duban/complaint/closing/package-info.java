/** What an ended day causes here. */
package io.duban.complaint.closing;
