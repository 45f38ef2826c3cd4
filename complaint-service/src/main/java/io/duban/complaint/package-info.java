/** The complaint service. */
package io.duban.complaint;
