/** Reading complaints. */
package io.duban.complaint.query;
