"""The cloud as the settings need it: a plan from what is there, and its application.

Nothing that others have made is deleted. A second run changes nothing, and a run that was
interrupted is finished by the next one.
"""

from s3settings.provision.applying import apply
from s3settings.provision.clients import Clients, clients_of
from s3settings.provision.planning import plan
from s3settings.provision.steps import Plan, Step
from s3settings.provision.target import Target

__all__ = ["Clients", "Plan", "Step", "Target", "apply", "clients_of", "plan"]
