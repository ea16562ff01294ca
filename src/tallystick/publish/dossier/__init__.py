"""An incident for people and programs: the whole dossier, the list of incidents, the same without some voices."""
