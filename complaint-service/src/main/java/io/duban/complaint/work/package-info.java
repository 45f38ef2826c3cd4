/** What of the complaints waits for somebody (待办). */
package io.duban.complaint.work;
