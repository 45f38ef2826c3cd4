/** The event stream: rankings, escalations and notices as server-sent events. */
package io.duban.notification.stream;
