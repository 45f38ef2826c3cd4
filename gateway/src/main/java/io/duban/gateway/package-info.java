/** The gateway. */
package io.duban.gateway;
