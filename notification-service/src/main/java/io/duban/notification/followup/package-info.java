/** What notices open and people carry out (后续任务): tasks, and the records of interviews. */
package io.duban.notification.followup;
