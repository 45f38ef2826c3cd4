/** Attachments (附件) of notices: what a file is by its content, and where its bytes lie. */
package io.duban.notification.attachment;
