"""The composition root and the kernel that every app of the hub stands on."""
