/** Which call goes where, and what happens when nobody answers. */
package io.duban.gateway.route;
