/** Whose complaint it is, and corrections of that. */
package io.duban.complaint.attribution;
