/** What is found, and what is hidden, in texts as people write them. */
package io.duban.complaint.text;
