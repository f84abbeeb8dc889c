/** The verticle that {@code mesh demo} deploys: a sample of what users write. */
package dev.vertxmesh.cli.demo;
