/** Reading notices: lists, one notice, and its letter. */
package io.duban.notification.query;
