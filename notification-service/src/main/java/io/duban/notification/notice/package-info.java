/** Notices (文书): composed from escalations at the end of a day, taken back with them. */
package io.duban.notification.notice;
