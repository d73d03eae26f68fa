"""Manifests: the files in which a project declares what it depends on."""
