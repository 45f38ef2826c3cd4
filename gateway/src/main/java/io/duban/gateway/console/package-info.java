/** The officials' console: pages that come with the program, served under their own addresses. */
package io.duban.gateway.console;
