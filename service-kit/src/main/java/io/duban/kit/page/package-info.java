/** Pages of a list and their cursors. */
package io.duban.kit.page;
