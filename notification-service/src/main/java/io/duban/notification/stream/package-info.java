/** The event stream: what lies on the topics, as server-sent events. */
package io.duban.notification.stream;
