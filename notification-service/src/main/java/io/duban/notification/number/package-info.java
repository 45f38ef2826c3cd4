/** Numbers of documents (发文字号): continuous per kind and year, none twice, none left out. */
package io.duban.notification.number;
