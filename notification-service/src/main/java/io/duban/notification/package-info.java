/** Notices and the event stream: what escalations become for people and for systems. */
package io.duban.notification;
