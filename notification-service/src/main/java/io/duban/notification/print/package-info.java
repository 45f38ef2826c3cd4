/** How a letter looks (GB/T 9704-2012), as a page to read and as a document to print. */
package io.duban.notification.print;
