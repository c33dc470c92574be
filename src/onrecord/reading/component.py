"""The spaCy component: ``nlp.add_pipe("onrecord")`` puts the attributions on the `Doc`."""


def make_component(nlp, name):
    raise NotImplementedError
