/** The API's page. */
package io.duban.gateway.docs;
