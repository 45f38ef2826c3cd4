/** What integration tests stand on. */
package io.duban.teststack;
